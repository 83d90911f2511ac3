"""The words of judgements, comparisons, explanations, scoreboards and reports in, their Vietnamese out."""

from __future__ import annotations

JUDGED = {
    "findings judged by people: {} ({} accepted; left out here: {} rejected, {} exempt)":
        "phát hiện đã có người xem xét: {} ({} xác nhận; đã bỏ khỏi đây: {} bác bỏ, {} miễn)",
    "of these judged by several people: {}; the latest judgement counts":
        "trong đó nhiều người cùng xem xét: {}; ý kiến sau cùng được tính",
    "judgements stay in the database that this was made from: none is counted here":
        "ý kiến xem xét nằm ở cơ sở dữ liệu gốc: ở đây không tính ý kiến nào",
    "{}: {} judgements added": "{}: đã thêm {} ý kiến xem xét",
    "{}: {} judgements": "{}: {} ý kiến xem xét",
    '{} ended on {} and is now in {}; what is of later date stands under "{}"':
        '{} kết thúc ngày {}, nay thuộc {}; những gì có sau đó xếp dưới "{}"',
    "{}: {} nodes, {} links, {} sources": "{}: {} nút, {} liên kết, {} nguồn",
    "{}: {} loaded, {} replaced, {} unchanged": "{}: {} đã nạp, {} thay thế, {} không đổi",
    "{}: {} nodes and {} edges sent, {} removed": "{}: đã gửi {} nút và {} cạnh, đã bỏ {}",
    "the same document as {}": "cùng một văn bản với {}",
    "left aside, of no known format: {}": "để lại vì không rõ định dạng: {}",
    "about": "về",
    "verdict": "kết luận",
    "counts": "đang tính",
    "on": "ngày",
    "says": "nội dung",
    "long overdue: more than {} days after the deadline": "quá hạn lâu: sau thời hạn hơn {} ngày",
    "change is in percentage points of the deficit, against {}":
        "thay đổi tính bằng điểm phần trăm, so với {}",
    "findings of {} rules; not judged here: {}": "phát hiện của {} quy tắc; không xét được ở đây: {}",
    "deficit": "chưa có văn bản",
    "change": "thay đổi",
    "long": "quá hạn lâu",
    "delay": "chậm (ngày)",
    "days": "số ngày ban hành",
    "findings per document": "phát hiện trên một văn bản",
    "rule": "quy tắc",
    "asks": "nêu khi",
    "document": "văn bản",
    "fingerprint": "dấu nhận dạng",
    "severity": "mức độ",
    "error": "lỗi",
    "warning": "cảnh báo",
    "notice": "lưu ý",
    "(no level)": "(chưa rõ cấp)",
    "(no province)": "(không thuộc tỉnh nào)",
    "To the findings": "Tới các phát hiện",
    "Audit": "Báo cáo rà soát",
    "Summary": "Tổng hợp",
    "Scoreboard": "Bảng điểm",
    "sentence": "câu trích",
    "page": "trang",
    "judged": "đã xem xét",
    "not judged": "không xét được",
    "accepted by {}": "{} xác nhận",
    "rejected by {}": "{} bác bỏ",
    "exempted by {}": "{} cho miễn",
    "group": "nhóm",
    "bodies expected": "số cơ quan dự kiến",
    "bodies without a document": "số cơ quan chưa có văn bản",
    "deficit before": "chưa có trước đó",
    "missing before": "chưa thấy trước đó",
    "expected before": "dự kiến trước đó",
    "long overdue": "quá hạn lâu",
    "delay mean": "chậm trung bình (ngày)",
    "days median": "số ngày (trung vị)",
    "days of": "số liên kết",
    "nonconformity": "phát hiện trên văn bản",
    "errors": "lỗi",
    "links": "liên kết",
    "findings": "phát hiện",
    "{}: {} new, {} gone, {} changed": "{}: {} mới, {} không còn, {} thay đổi",
    "{} sentences": "{} câu nữa",
    "Link by link, the lowest document first": "Từng mắt xích, từ văn bản cấp dưới",
    "Said besides": "Ngoài ra",
    "What was looked for, and what is there": "Đã tìm những gì và thấy gì",
    "both names mean one document, {}": "hai tên chỉ cùng một văn bản, {}",
    "{} carries out {}": "{} thực hiện {}",
    "{} may carry out {}; no sentence proves it": "{} có thể thực hiện {}; không câu nào chứng minh",
    "it is the other way round: {} carries out {}": "ngược lại: {} thực hiện {}",
    "it is the other way round: {} may carry out {}; no sentence proves it":
        "ngược lại: {} có thể thực hiện {}; không câu nào chứng minh",
    "nothing that is loaded says that {} carries out {}":
        "không văn bản nào đã nạp cho biết {} thực hiện {}",
    "{} carries out {}: its title says so": "{} thực hiện {}: trích yếu của chính văn bản nêu",
    "{} carries out {}: its opening says so": "{} thực hiện {}: phần mở đầu của chính văn bản nêu",
    "{} carries out {}: its basis says so": "{} thực hiện {}: phần căn cứ của chính văn bản nêu",
    "{} carries out {}: {} says so": "{} thực hiện {}: {} nêu",
    "{} and {} have one title; no sentence says that the one carries out the other":
        "{} và {} cùng trích yếu; không câu nào nêu văn bản này thực hiện văn bản kia",
    "{} carries out {} in a task only": "{} thực hiện {} chỉ ở một nhiệm vụ",
    "{} has {} as its legal basis": "{} căn cứ {}",
    "{} cites {}": "{} viện dẫn {}",
    "{} guides {}": "{} hướng dẫn {}",
    "{} amends {}": "{} sửa đổi, bổ sung {}",
    "{} replaces {}": "{} thay thế {}",
    "{} repeals {}": "{} bãi bỏ {}",
    "{} ({}) is older than {} ({}), so it cannot carry it out":
        "{} ({}) ban hành trước {} ({}) nên không thể thực hiện",
    "{} is not loaded: what it says itself is not known; loaded documents that name it: {}":
        "{} chưa nạp nên chưa biết chính văn bản nêu gì; số văn bản đã nạp có dẫn: {}",
    "a sentence of one that names the other: none found":
        "câu trong văn bản này dẫn văn bản kia: không thấy",
    "{} name both {} and {}; none says that the one carries out the other":
        "{} dẫn cả {} và {}; không văn bản nào trong đó nêu văn bản này thực hiện văn bản kia",
    "no title, opening or basis says that {} carries out anything":
        "không trích yếu, phần mở đầu hay căn cứ nào nêu {} thực hiện văn bản khác",
    "{} carries out other documents: {}; none of them leads to {}":
        "{} thực hiện các văn bản khác: {}; không văn bản nào dẫn tới {}",
    "here the chain ends: {} is older than {}": "chuỗi dừng ở đây: {} ban hành trước {}",
    "here the chain breaks: {} is loaded and does not name {}":
        "chuỗi đứt ở đây: {} đã nạp và không dẫn {}",
    "here the chain breaks: {} is not loaded, what it carries out is not known":
        "chuỗi đứt ở đây: {} chưa nạp nên chưa biết thực hiện văn bản nào",
    "{} is also the symbol of {}; no rule tells that it is meant, `thac judge merge` can say so":
        "{} cũng là số ký hiệu của {}; không quy tắc nào biết đó là văn bản được nêu,"
        " có thể xác định bằng `thac judge merge`",
    "{} and {} both carry out {}": "{} và {} cùng thực hiện {}",
    "a document that both carry out: none found": "văn bản mà cả hai cùng thực hiện: không thấy",
    "{} and {} have one title, but the issuer of the second does not stand above that of the first":
        "{} và {} cùng trích yếu, nhưng cơ quan ban hành văn bản sau không phải cấp trên của văn bản trước",
    "{} and {} have one title, but the first is linked to another document":
        "{} và {} cùng trích yếu, nhưng văn bản trước đã liên kết với văn bản khác",
    "equal titles: not to be told, a title is not known":
        "cùng trích yếu: chưa rõ, có trích yếu chưa biết",
    "equal titles: not so; “{}” and “{}”": "cùng trích yếu: không; “{}” và “{}”",
}  # fmt: skip
