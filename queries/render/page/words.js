// The words of the page, English first, Vietnamese second.
const WORDS = {
  skip: ["Skip to the cascade", "Đến cây triển khai"],
  print: ["Print", "In"],
  home: ["All directives", "Tất cả văn bản"],
  keep: ["Download", "Tải về"],
  search: ["Search", "Tìm kiếm"],
  searchHint: ["symbol, title, body, place", "số ký hiệu, trích yếu, cơ quan, địa danh"],
  filters: ["Filters", "Bộ lọc"],
  level: ["Level", "Cấp"],
  province: ["Province", "Tỉnh, thành phố"],
  status: ["Status", "Tình trạng"],
  kind: ["Kind of link", "Loại liên kết"],
  from: ["From", "Từ tháng"],
  to: ["Until", "Đến tháng"],
  clear: ["Clear filters", "Bỏ lọc"],
  all: ["all", "tất cả"],
  cascade: ["Cascade", "Cây triển khai"],
  asTree: ["Tree", "Cây"],
  asNetwork: ["Network", "Mạng lưới"],
  viewsName: ["How the cascade is shown", "Cách xem"],
  matrix: ["Province by status", "Tỉnh, thành phố theo tình trạng"],
  timeline: ["Documents over time", "Văn bản theo thời gian"],
  figuresTable: ["The same as a table", "Xem bảng số liệu"],
  notes: ["What this page says and does not say", "Phạm vi của trang này"],
  made: [
    "Made by Thác from the loaded documents. The page makes no request to a network.",
    "Lập bằng Thác từ các văn bản đã nạp. Trang không gọi ra mạng.",
  ],
  back: ["Back", "Trở lại"],
  forward: ["Forward", "Tiếp"],
  close: ["Close", "Đóng"],
  copy: ["Copy address", "Chép địa chỉ"],
  copied: ["Address copied", "Đã chép địa chỉ"],
  copyFailed: ["Copy it from the address bar", "Hãy chép từ thanh địa chỉ"],
  toDark: ["Dark", "Nền tối"],
  toLight: ["Light", "Nền sáng"],
  otherLanguage: ["Tiếng Việt", "English"],
  more: ["{0} more", "còn {0}"],
  moreOf: ["{0} more in {1}", "còn {0} trong {1}"],
  nothing: ["Nothing matches these filters.", "Không có gì khớp với bộ lọc."],
  noResult: ["Nothing found.", "Không tìm thấy."],
  results: ["{0} results", "{0} kết quả"],
  shown: ["{0} bodies and {1} documents match", "{0} cơ quan và {1} văn bản khớp"],
  loaded: ["loaded", "đã nạp"],
  attested: ["attested", "được dẫn"],
  assigned: ["assigned", "được giao"],
  expected: ["expected", "dự kiến"],
  missing: ["not implemented", "chưa thực hiện"],
  not_expected: ["not expected", "không phải thực hiện"],
  overdue: ["overdue", "quá hạn"],
  anyDocument: ["with a document", "đã có văn bản"],
  noDocument: ["missing: no document seen", "còn thiếu: chưa thấy văn bản"],
  loadedHelp: ["The document itself is loaded.", "Văn bản đã được nạp."],
  attestedHelp: ["Other documents cite it.", "Văn bản khác có dẫn."],
  assignedHelp: ["A document gives the duty; no document of theirs is seen.", "Được giao nhiệm vụ; chưa thấy văn bản."],
  expectedHelp: ["Their place in the hierarchy asks it; no document is seen.", "Theo hệ thống thì phải có; chưa thấy văn bản."],
  missingHelp: ["All documents are loaded, and none is of this body.", "Đã nạp đủ văn bản mà không có của cơ quan này."],
  not_expectedHelp: ["Named, but nothing can be expected.", "Có nêu tên nhưng không phải thực hiện."],
  overdueHelp: ["The deadline has passed and no document is seen.", "Đã quá thời hạn mà chưa thấy văn bản."],
  withDocument: ["{0} of {1} with a document", "{0}/{1} đã có văn bản"],
  bodies: ["bodies", "cơ quan"],
  documents: ["documents", "văn bản"],
  central: ["central", "trung ương"],
  district: ["district", "cấp huyện"],
  commune: ["commune", "cấp xã"],
  provinceLevel: ["province", "cấp tỉnh"],
  centre: ["Centre", "Trung ương"],
  centreName: ["Central bodies", "Trung ương"],
  elsewhere: ["No known place", "Chưa rõ địa bàn"],
  documentWord: ["Document", "Văn bản"],
  bodyWord: ["Body", "Cơ quan"],
  placeWord: ["Place", "Địa bàn"],
  groupWord: ["Group", "Nhóm cơ quan"],
  noNumber: ["(no number)", "(không số)"],
  noTitle: ["(no title)", "(không có trích yếu)"],
  issuer: ["Issued by", "Cơ quan ban hành"],
  issued: ["Date", "Ngày ban hành"],
  notDated: ["not known", "chưa rõ"],
  after: ["After its parent", "Sau văn bản cấp trên"],
  day: ["{0} day", "{0} ngày"],
  days: ["{0} days", "{0} ngày"],
  signer: ["Signed by", "Người ký"],
  source: ["File", "Tệp"],
  page: ["page {0}", "trang {0}"],
  attestedBy: ["Cited by", "Được dẫn bởi"],
  loadedDocuments: ["{0} loaded documents", "{0} văn bản đã nạp"],
  loadedDocument: ["{0} loaded document", "{0} văn bản đã nạp"],
  carriesOut: ["Carries out", "Thực hiện"],
  carriedOut: ["Carried out by", "Được thực hiện bởi"],
  implements: ["implements", "thực hiện"],
  unproven: ["same title, said by no sentence", "cùng trích yếu, chưa có câu chứng minh"],
  also: ["also implements", "còn thực hiện"],
  in_task: ["in a task only", "chỉ ở một nhiệm vụ"],
  based_on: ["based on", "căn cứ"],
  cites: ["cites", "viện dẫn"],
  root: ["the directive", "văn bản gốc"],
  tasks: ["Tasks it assigns", "Nhiệm vụ giao"],
  tasksGiven: ["Tasks it was given", "Nhiệm vụ được giao"],
  due: ["due {0}", "thời hạn {0}"],
  dueWord: ["Deadline", "Thời hạn"],
  members: ["{0} members", "{0} thành viên"],
  lead: ["lead", "chủ trì"],
  cooperate: ["cooperate", "phối hợp"],
  advise: ["advise", "tham mưu"],
  monitor: ["monitor", "theo dõi, kiểm tra"],
  fund: ["fund", "bố trí kinh phí"],
  execute: ["execute", "thực hiện"],
  request: ["requested", "đề nghị"],
  requested: ["requested", "được đề nghị"],
  duty: ["duty", "được giao"],
  ladder: ["by its place in the hierarchy", "theo hệ thống"],
  deadlines: ["Deadlines", "Thời hạn"],
  dayOf: ["day {0}", "ngày {0}"],
  monthOf: ["month {0}", "tháng {0}"],
  everyYear: ["{0}, every year", "{0} hằng năm"],
  every_year: ["every year", "hằng năm"],
  every_quarter: ["every quarter", "hằng quý"],
  every_month: ["every month", "hằng tháng"],
  reportsTo: ["to {0}", "gửi {0}"],
  otherTitles: ["Also cited as", "Cũng được dẫn là"],
  beside: ["beside the cascade", "bên cạnh chuỗi triển khai"],
  quiet: ["Expected only, nothing seen", "Chỉ mới dự kiến, chưa thấy gì"],
  openGroup: ["A group whose members cannot be listed", "Nhóm không kê được thành viên"],
  partWord: ["{0} (part)", "{0} (một phần)"],
  leftOut: [
    "Sentences and tasks are left out of a page of this size. Open one branch: thac view {0} --province NAME",
    "Trang cỡ này không kèm câu dẫn và nhiệm vụ. Hãy mở một nhánh: thac view {0} --province TÊN",
  ],
  because: ["Why it is asked", "Vì sao phải thực hiện"],
  link: ["Link to the directive", "Liên kết với văn bản gốc"],
  stated: ["stated by a chain of sentences", "có chuỗi câu chứng minh"],
  none: ["none stated", "chưa có câu nêu"],
  note: ["Note", "Ghi chú"],
  ended: ["Ended", "Kết thúc hoạt động"],
  now: ["Its territory is now", "Địa bàn nay thuộc"],
  theirDocuments: ["Documents", "Văn bản"],
  memberOf: ["Member of", "Thuộc nhóm"],
  membersWord: ["Members", "Thành viên"],
  scopeWord: ["stands in: {0}", "vị trí: {0}"],
  title: ["title", "trích yếu"],
  opening: ["opening", "phần mở đầu"],
  basis: ["legal basis", "phần căn cứ"],
  body: ["body", "nội dung"],
  appendix: ["appendix", "phụ lục"],
  findings: ["Findings", "Phát hiện"],
  noSentence: ["No sentence states this link.", "Không có câu nào nêu liên kết này."],
  inTree: ["Show in the tree", "Xem trên cây"],
  inNetwork: ["Show in the network", "Xem trong mạng lưới"],
  inside: ["In this place", "Trong địa bàn này"],
  cumulative: ["{0}: {1} documents, {2} until then", "{0}: {1} văn bản, lũy kế {2}"],
  month: ["Month", "Tháng"],
  quarter: ["Quarter", "Quý"],
  year: ["Year", "Năm"],
  count: ["Documents", "Văn bản"],
  total: ["Until then", "Lũy kế"],
  undated: ["{0} without a month are not drawn.", "{0} văn bản không rõ tháng, không vẽ."],
  asOf: ["as of {0}", "tính đến {0}"],
  noneDated: ["No document of the cascade has a date.", "Chưa có văn bản triển khai nào rõ ngày."],
  corpusOnly: ["Gaps of the cascade", "Khoảng trống triển khai"],
  networkNote: [
    "{0} documents, each a node: filled where it is loaded, hollow where others cite it; a dashed line is a link that no sentence states.",
    "{0} văn bản, mỗi nút một văn bản: đặc là đã nạp, rỗng là được dẫn; nét đứt là liên kết chưa có câu nêu.",
  ],
  networkPlaces: [
    "{0} documents are too many for one picture: each node is a place with its number of documents. Choose one to see inside.",
    "{0} văn bản là quá nhiều cho một hình: mỗi nút là một địa bàn kèm số văn bản. Chọn một nút để xem bên trong.",
  ],
  networkUse: [
    "Drag to move, + and − to zoom, click for details. The tree lists the same documents.",
    "Kéo để di chuyển, + và − để phóng, bấm để xem chi tiết. Cây liệt kê cùng các văn bản này.",
  ],
  networkOf: ["Network of documents", "Mạng lưới văn bản"],
  zoomIn: ["Zoom in", "Phóng to"],
  zoomOut: ["Zoom out", "Thu nhỏ"],
  fit: ["Whole picture", "Toàn hình"],
  working: ["Working …", "Đang xử lý …"],
  broken: [
    "The data of this page cannot be read: {0}. Open it in a current browser, or make the page again.",
    "Không đọc được dữ liệu của trang: {0}. Hãy mở bằng trình duyệt mới hoặc lập lại trang.",
  ],
  unknown: ["This address names nothing in this page.", "Địa chỉ không chỉ mục nào trong trang này."],
};
const MONTHS = "January February March April May June July August September October November December".split(" ");

let language = document.documentElement.lang === "vi" ? "vi" : "en";

function t(key, ...values) {
  const pair = WORDS[key];
  const text = pair ? pair[language === "vi" ? 1 : 0] : key;
  return text.replace(/\{(\d)\}/g, (_, place) => values[place]);
}

/** A whole number, its digits in threes as the language has them: Intl takes longer than the first view. */
function number(value) {
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, language === "vi" ? "." : ",");
}

/** A day, month or year in the form of the language: 15/06/2023, or 15 June 2023. */
function date(iso) {
  const [, everyMonth, everyDay] = /^--(\d\d)(?:-(\d\d))?$/.exec(iso) ?? [];
  if (everyMonth) return t("everyYear", monthAndDay(everyMonth, everyDay));
  if (/^---\d\d$/.test(iso)) return t("dayOf", number(Number(iso.slice(3))));
  const parts = iso.split("-");
  if (!parts.every((part) => /^\d+$/.test(part))) return visible(iso);
  if (language === "vi") return parts.reverse().join("/");
  if (parts.length === 1) return parts[0];
  const [year, month, day] = parts;
  return [day ? String(Number(day)) : "", MONTHS[Number(month) - 1] ?? month, year].filter(Boolean).join(" ");
}

function monthAndDay(month, day) {
  if (language === "vi") return day ? `${day}/${month}` : t("monthOf", Number(month));
  return [day ? String(Number(day)) : "", MONTHS[Number(month) - 1] ?? month].filter(Boolean).join(" ");
}

/** A month in few letters: 06/2023, or Jun 2023. */
function shortMonth(iso) {
  const [year, month] = iso.split("-");
  return language === "vi" ? `${month}/${year}` : `${MONTHS[Number(month) - 1].slice(0, 3)} ${year}`;
}

function days(value) {
  return t(Math.abs(value) === 1 ? "day" : "days", number(value));
}

function levelName(level) {
  return level ? t(level === "province" ? "provinceLevel" : level) : "";
}

/** A word of the data that the page knows (a role, a scope), else the word itself. */
function known(word) {
  return Object.hasOwn(WORDS, word) ? t(word) : visible(word);
}
