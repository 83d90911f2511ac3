"""The words of reports on expected against found in, their Vietnamese out."""

from __future__ import annotations

REMARKS = {
    "assigned": "được giao",
    "expected": "theo hệ thống tổ chức",
    "not expected": "không yêu cầu",
    "not implemented": "chưa thực hiện",
    "link": "liên kết",
    "stated": "có nêu",
    "unproven": "chưa chứng minh",
    "none": "không",
    "duty": "nhiệm vụ",
    "ladder": "hệ thống tổ chức",
    "request": "đề nghị",
    "overdue": "quá hạn",
    "due": "hạn",
    "older than the directive": "có trước văn bản chỉ đạo",
    "abolished": "đã kết thúc hoạt động",
    "off the ladder": "ngoài hệ thống theo lãnh thổ",
    "requested, not assigned": "được đề nghị, không được giao",
    "a group whose members cannot be listed": "nhóm không liệt kê được thành viên",
    "another parent of a loaded document, link to {} not stated":
        "văn bản cấp trên khác của một văn bản đã nạp, không nêu liên kết với {}",
    "no successor body (the {} level ended {})": "không có tổ chức kế thừa ({} kết thúc {})",
    "no successor body (the {} level ended between {} and {})":
        "không có tổ chức kế thừa ({} kết thúc trong khoảng {} đến {})",
    "the unit ended {}": "đơn vị kết thúc {}",
    "the unit ended between {} and {}": "đơn vị kết thúc trong khoảng {} đến {}",
    "its territory is now": "địa bàn nay là",
    "as one of a group whose members no text lists": "thuộc nhóm không văn bản nào liệt kê",
    "members": "thành viên",
    "member": "thành viên",
    "unknown": "không rõ",
    "no text lists them; known here: {}": "không văn bản nào liệt kê; biết được ở đây: {}",
    "its work is now with": "nhiệm vụ nay thuộc",
    "the body ended {}": "cơ quan kết thúc {}",
    "the body ended between {} and {}": "cơ quan kết thúc trong khoảng {} đến {}",
    "ended {}": "kết thúc {}",
    "ended between {} and {}": "kết thúc trong khoảng {} đến {}",
    "{} stands; it has work of: {}": "{} vẫn hoạt động; đã nhận nhiệm vụ của: {}",
    "{} stands; no change is recorded": "{} vẫn hoạt động; không ghi nhận thay đổi",
    "{} (part)": "{} (một phần)",
    "{}: {} documents loaded, issued {} to {}, {} of them in this cascade":
        "{}: đã nạp {} văn bản, ban hành từ {} đến {}, trong đó {} thuộc chuỗi này",
    "{}: {} documents loaded, none of a known date, {} of them in this cascade":
        "{}: đã nạp {} văn bản, không rõ ngày ban hành, trong đó {} thuộc chuỗi này",
    "{} documents loaded, issued {} to {}": "đã nạp {} văn bản, ban hành từ {} đến {}",
    "{} documents loaded, none of a known date": "đã nạp {} văn bản, không rõ ngày ban hành",
    "nothing is loaded: `thac load PATH...` reads documents":
        "chưa nạp gì: dùng `thac load ĐƯỜNG_DẪN...` để nạp văn bản",
    "what is not loaded is not known: no row says that a body did nothing":
        "điều chưa nạp là chưa biết: không dòng nào nói rằng một cơ quan không thực hiện",
    "you vouch that every document is loaded: what is not seen counts as not implemented":
        "người hỏi bảo đảm đã nạp mọi văn bản: không thấy được coi là chưa thực hiện",
    "{} documents are too many to draw at once: each branch is drawn for itself":
        "{} văn bản là quá nhiều để vẽ cùng lúc: mỗi nhánh được vẽ riêng",
    "say --province NAME or --unit NAME to draw one branch with its sentences":
        "dùng --province TÊN hoặc --unit TÊN để vẽ một nhánh với các câu trích",
    "{} documents are too many for {}; say --province NAME or --unit NAME to draw one branch":
        "{} văn bản là quá nhiều đối với {}; dùng --province TÊN hoặc --unit TÊN để vẽ một nhánh",
    "Mermaid draws at most {} arrows and {} characters, unless its maxEdges and maxTextSize say more":
        "Mermaid vẽ nhiều nhất {} mũi tên và {} ký tự, trừ khi maxEdges và maxTextSize của nó cho phép hơn",
    "beside it: other parents of its documents, or in a task only":
        "bên cạnh: văn bản cấp trên khác của các văn bản này, hoặc chỉ ở một nhiệm vụ",
    "{} names of documents and bodies slip by a letter or a digit, and were read as those that are known":
        "{} tên văn bản, cơ quan viết hoặc đọc sai một ký tự, được hiểu là văn bản, cơ quan đã biết",
    "overdue is judged on {}": "quá hạn tính đến {}",
    "{} groups whose members cannot be listed are not counted":
        "không tính {} nhóm không liệt kê được thành viên",
    "missing": "chưa thấy",
    "ladder_only": "chỉ theo hệ thống",
    "days_median": "số ngày (trung vị)",
    "days_min": "ít nhất",
    "days_max": "nhiều nhất",
    "cumulative": "cộng dồn",
    "month": "tháng",
    "to": "gửi",
    "via": "qua",
    "lead": "chủ trì",
    "cooperate": "phối hợp",
    "advise": "tham mưu",
    "monitor": "theo dõi",
    "fund": "kinh phí",
    "execute": "thực hiện",
    "task": "nhiệm vụ",
    "report": "báo cáo",
    "completion": "hoàn thành",
    "every year": "hằng năm",
    "every quarter": "hằng quý",
    "every month": "hằng tháng",
    "day {}": "ngày {}",
}  # fmt: skip
