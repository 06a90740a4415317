import type {Strings} from './en.js';

/** The interface's texts in Vietnamese. */
export const strings: Strings = {
  loading: 'Đang tải…',
  empty: 'Chưa có nội dung nào ở đây.',
  failed: 'Rất tiếc, hiện không thể hiển thị phần này của trang.',
  retry: 'Thử lại',
  expandAll: 'Mở rộng tất cả',
  collapseAll: 'Thu gọn tất cả',
  table: 'Bảng',
  backToText: 'Quay lại nội dung',
  topics: 'Chủ đề',
  copyLink: 'Sao chép liên kết:',
  copied: 'Đã sao chép',
  address: 'Liên kết đến câu hỏi này',
  search: 'Tìm trong các câu hỏi',
  clearSearch: 'Xóa nội dung tìm kiếm',
  noMatches: 'Không có câu hỏi nào phù hợp.',
  matches: {other: '{count} câu hỏi phù hợp'},
  helpful: 'Nội dung này có hữu ích không?',
  yes: 'Có',
  no: 'Không',
  thanks: 'Xin cảm ơn.',
};
