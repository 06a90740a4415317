import type {Strings} from './en.js';

/** The interface's texts in Thai. */
export const strings: Strings = {
  loading: 'กำลังโหลด…',
  empty: 'ยังไม่มีเนื้อหาที่นี่',
  failed: 'ขออภัย ขณะนี้ไม่สามารถแสดงส่วนนี้ของหน้าได้',
  retry: 'ลองอีกครั้ง',
  expandAll: 'ขยายทั้งหมด',
  collapseAll: 'ยุบทั้งหมด',
  table: 'ตาราง',
  backToText: 'กลับไปที่ข้อความ',
  topics: 'หัวข้อ',
  copyLink: 'คัดลอกลิงก์:',
  copied: 'คัดลอกแล้ว',
  address: 'ลิงก์ไปยังคำถามนี้',
  search: 'ค้นหาในคำถาม',
  clearSearch: 'ล้างการค้นหา',
  noMatches: 'ไม่พบคำถามที่ตรงกัน',
  matches: {other: 'พบ {count} คำถาม'},
  helpful: 'ข้อมูลนี้มีประโยชน์หรือไม่',
  yes: 'ใช่',
  no: 'ไม่ใช่',
  thanks: 'ขอบคุณ',
};
