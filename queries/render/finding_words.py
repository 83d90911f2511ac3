"""The words of the findings of an audit in, their Vietnamese out."""

from __future__ import annotations

FINDINGS = {
    "error": "lỗi",
    "warning": "cảnh báo",
    "notice": "lưu ý",
    "refuted by": "điều có thể bác bỏ",
    "{} could not be judged: {}": "không xét được {}: {}",
    "no loaded document tells its day, and no date was asked for: whether a day has passed is not known":
        "không văn bản nào đã nạp có ngày và không nêu thời điểm xét: không biết thời hạn đã qua hay chưa",
    "{} findings": "{} phát hiện",
    "rule": "quy tắc",
    "severity": "mức độ",
    "asks": "nội dung xét",
    "refuted_by": "căn cứ bác bỏ",
    "it carries out {} directly, past {} of the {} level between them":
        "thực hiện trực tiếp {}, bỏ qua {} của cấp trung gian ({})",
    "it carries out {} directly; of the {} level between them no document is known ({} do so)":
        "thực hiện trực tiếp {}; chưa thấy văn bản của cấp trung gian ({}); có {} văn bản như vậy",
    "it is dated {}, before {} of {}, which it rests on":
        "ban hành ngày {}, trước {} ngày {} mà văn bản dựa vào",
    "the date of the document is blank but for {}": "ngày ban hành để trống, chỉ có {}",
    "the document has no date": "văn bản không có ngày ban hành",
    "it wants reports by {}; {} wants its own by {}":
        "yêu cầu báo cáo trước {}; {} yêu cầu cơ quan này báo cáo trước {}",
    "{} is to lead a task and is not among the recipients":
        "{} được giao chủ trì nhưng không có trong nơi nhận",
    "{} and {} both lead one task": "{} và {} cùng được giao chủ trì một nhiệm vụ",
    "{} are named together to lead one task": "{} được giao chung chủ trì một nhiệm vụ",
    "no plan of it is known, but a report, {}; {} tells it to act":
        "chưa thấy kế hoạch của đơn vị, chỉ có báo cáo {}; {} giao đơn vị thực hiện",
    "no plan of it is known; it stands next below {}, which tells it nothing by name":
        "chưa thấy kế hoạch của đơn vị; đơn vị trực tiếp dưới {}, văn bản không nêu tên đơn vị",
    "no plan of it is known; {} tells it to act, and no plan of the {} bodies told is known":
        "chưa thấy kế hoạch của đơn vị; {} giao đơn vị thực hiện, chưa thấy kế hoạch của cơ quan nào"
        " trong {} cơ quan được giao",
    "no plan of it is known; {} tells it to act, and {} of the {} bodies told have one":
        "chưa thấy kế hoạch của đơn vị; {} giao đơn vị thực hiện, {} trong {} cơ quan được giao đã có",
    "{} of its {} sentences stand in {}": "{} trong {} câu có trong {}",
    "neither its title nor its opening nor its bases name a document that it rests on":
        "trích yếu, phần mở đầu và căn cứ không nêu văn bản nào làm căn cứ",
    "{} is named by {} loaded documents and is not loaded itself":
        "{} được {} văn bản đã nạp dẫn nhưng bản thân chưa được nạp",
    "the document has no number": "văn bản không có số",
    "{} of the same year bears this number too, dated {}": "{} cùng năm cũng mang số này, ngày {}",
    "a section is missing": "thiếu một mục",
    "section {} stands where {} is due": "mục {} đứng ở chỗ của mục {}",
    "it is dated {}; {} wanted the work done by {}": "ban hành ngày {}; {} yêu cầu hoàn thành trước {}",
    "it wanted the work of {} committees done by {}, and no plan of any of them is known":
        "yêu cầu {} cơ quan hoàn thành trước {}, chưa thấy kế hoạch của cơ quan nào",
    "{} wanted the work done by {}, and no plan of this body is known":
        "{} yêu cầu hoàn thành trước {}, chưa thấy kế hoạch của đơn vị",
    "it is dated {}; {} wanted it by {}": "đề ngày {}; {} yêu cầu trước {}",
    "{} wanted a report by {}; none of this body is known, though {} others reported":
        "{} yêu cầu báo cáo trước {}; chưa thấy báo cáo của đơn vị, trong khi {} đơn vị khác đã báo cáo",
    "it wants reports by {} from {} bodies of the ladder, and no report on it is known":
        "yêu cầu báo cáo trước {} đối với {} cơ quan, chưa thấy báo cáo nào",
    "{} wants a report by {}; none of this body is known yet":
        "{} yêu cầu báo cáo trước {}; chưa thấy báo cáo của đơn vị",
    "a symbol is not written in its form, {}": "số, ký hiệu không đúng thể thức, đúng ra là {}",
    "part {} tells no unit to do it": "mục {} không giao cho đơn vị nào",
    "it tells {} to act, of which none was left on {}": "giao {} thực hiện, đến {} không còn đơn vị nào",
    "it tells {} to act, whose unit ended {}": "giao {} thực hiện, đơn vị hành chính đã kết thúc {}",
    "it tells {} to act, whose unit began {}": "giao {} thực hiện, đơn vị hành chính có từ {}",
    "{} issued it on {}, and its unit ended {}": "{} ban hành ngày {}, đơn vị hành chính đã kết thúc {}",
    "{} issued it on {}, and its unit began {}": "{} ban hành ngày {}, đơn vị hành chính có từ {}",
    "it tells {} to act; no unit of that name is known, then or at another time":
        "giao {} thực hiện; không có đơn vị hành chính tên này, khi đó hay lúc khác",
    "it has the title of {}, and no sentence says that it carries it out":
        "cùng trích yếu với {}, không câu nào nói là thực hiện văn bản đó",
    "it is on the matter of {}, which asks its issuer to act, and no sentence links it":
        "cùng nội dung với {} (văn bản giao cơ quan ban hành thực hiện), không câu nào nêu liên kết",
    "it dates {} both {} and {}": "ghi ngày của {} là {} và {}",
    "it dates {} {}, and the symbol is of another year": "ghi ngày của {} là {}, số, ký hiệu thuộc năm khác",
    "it dates {} {}; that document is dated {}": "ghi ngày của {} là {}; văn bản đó đề ngày {}",
    "it dates {} {}; {} other documents date it {}": "ghi ngày của {} là {}; {} văn bản khác ghi {}",
    "it names two issuers of {}: {} and {}": "nêu hai cơ quan ban hành của {}: {} và {}",
    "it names {} as the issuer of {}; those letters are of {}":
        "nêu {} là cơ quan ban hành {}; ký hiệu này là của {}",
    "it names {} as the issuer of {}; {} issued it": "nêu {} là cơ quan ban hành {}; thực tế do {} ban hành",
    "it cites {} of {}; what that body issued that day on the matter is {}":
        "dẫn {} ngày {}; văn bản cơ quan đó ban hành ngày ấy về việc này là {}",
    "it cites {} of {}, where a digit may have been misread; what that body issued that day is {}":
        "dẫn {} ngày {}, có thể một chữ số bị đọc sai; văn bản cơ quan đó ban hành ngày ấy là {}",
    "{} and {}, both of {}, are cited as of one issuer and type: one number may be a slip of the other":
        "{} và {} cùng ngày {}, cùng cơ quan và loại: một số có thể do viết nhầm số kia",
    "the title it gives for {} shares hardly a word with its own":
        "trích yếu nêu cho {} hầu như không trùng từ nào với trích yếu của văn bản đó",
    "{} had been replaced by {} of {}": "{} đã được thay thế bởi {} ngày {}",
    "{} had been repealed by {} of {}": "{} đã bị bãi bỏ bởi {} ngày {}",
    "a plan of this body that carries out the document, or a sentence that excuses it":
        "kế hoạch của cơ quan này thực hiện văn bản, hoặc câu cho phép không phải thực hiện",
    "a sentence in which it carries out a document of the level between":
        "câu nêu văn bản thực hiện văn bản của cấp trung gian",
    "a sentence of its opening that names one, in whatever words":
        "câu ở phần mở đầu nêu văn bản làm căn cứ, bằng bất cứ cách nói nào",
    "a sentence of the document that names the directive": "câu trong văn bản nêu văn bản chỉ đạo",
    "the document, loaded": "văn bản đó được nạp",
    "the day is one for other work, or a plan of this body before it":
        "thời hạn là của việc khác, hoặc kế hoạch của cơ quan này ban hành trước hạn",
    "an earlier report of this body, or another day that holds for it":
        "báo cáo sớm hơn của cơ quan này, hoặc thời hạn khác áp dụng cho cơ quan",
    "the report, loaded": "báo cáo đó được nạp",
    "the day of either, read otherwise in the original": "ngày khác trong bản gốc của một trong hai văn bản",
    "the two days are of different reports": "hai thời hạn là của hai báo cáo khác nhau",
    "only a part of the basis was ended, or the end came into force after the day of the document":
        "chỉ một phần căn cứ hết hiệu lực, hoặc hết hiệu lực sau ngày ban hành văn bản",
    "the original has the symbol in its form": "bản gốc ghi số, ký hiệu đúng thể thức",
    "a document of the number cited": "văn bản mang đúng số được dẫn",
    "the day in the original of the document cited": "ngày trong bản gốc của văn bản được dẫn",
    "the issuer in the original of the document cited": "cơ quan ban hành trong bản gốc của văn bản được dẫn",
    "the title in the original of the document cited": "trích yếu trong bản gốc của văn bản được dẫn",
    "another copy of the document bears a number": "bản khác của văn bản có số",
    "another copy of the document bears a day": "bản khác của văn bản có ngày",
    "both are copies of one document, or a new term began between them":
        "hai bản của một văn bản, hoặc giữa hai văn bản đã sang nhiệm kỳ mới",
    "the section that seems to be missing stands in the original": "bản gốc có mục tưởng như thiếu",
    "an act that names the unit": "văn bản pháp luật nêu tên đơn vị hành chính",
    "an act by which the unit stood on that day, or another unit that is meant":
        "văn bản theo đó đơn vị tồn tại vào ngày ấy, hoặc đơn vị khác được nói đến",
    "a word of the part, or of its heading, that names who is to do it":
        "từ ngữ trong mục hoặc tiêu đề mục nêu đơn vị thực hiện",
    "a line of the recipients that means it": "dòng nơi nhận có cơ quan này",
    "the two tasks differ in the original": "hai nhiệm vụ khác nhau trong bản gốc",
    "sentences on the place itself that were counted as taken over":
        "câu về chính địa phương bị tính là chép lại",
}  # fmt: skip
