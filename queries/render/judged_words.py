"""The words of judgements, comparisons, explanations, scoreboards and reports in, their Vietnamese out."""

from __future__ import annotations

JUDGED = {
    "findings judged by people: {} ({} accepted; left out here: {} rejected, {} exempt)":
        "phát hiện đã có người xem xét: {} ({} xác nhận; đã bỏ khỏi đây: {} bác bỏ, {} miễn)",
    "of these judged by several people: {}; the latest judgement counts":
        "trong đó nhiều người cùng xem xét: {}; ý kiến sau cùng được tính",
    "about": "về",
    "verdict": "kết luận",
    "counts": "đang tính",
    "on": "ngày",
    "says": "nội dung",
}  # fmt: skip
