import {crc32, deflateRawSync} from 'node:zlib';

/** 1 January 1980, the first day there is in a zip: the same files make the same bytes on any day. */
const DATE = (1 << 5) | 1;
const UTF8 = 0x0800;

/**
 * A zip file.
 *
 * @param files contents by path
 */
export function zip(files) {
  const parts = [];
  const directory = [];
  let offset = 0;
  for (const path of Object.keys(files).sort()) {
    const content = Buffer.from(files[path]);
    const packed = deflateRawSync(content, {level: 9});
    const name = Buffer.from(path);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0); // the version of the format that is needed
    common.writeUInt16LE(UTF8, 2);
    common.writeUInt16LE(8, 4); // deflated
    common.writeUInt16LE(DATE, 8);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(name.length, 22);
    parts.push(Buffer.from('PK\x03\x04'), common, name, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE((0o100644 << 16) >>> 0, 6);
    rest.writeUInt32LE(offset, 10);
    // Made on Unix, so that the mode of the files counts.
    directory.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 3]), common, rest, name);
    offset += 30 + name.length + packed.length;
  }
  const index = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(Object.keys(files).length, 4);
  end.writeUInt16LE(Object.keys(files).length, 6);
  end.writeUInt32LE(index.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...parts, index, Buffer.from('PK\x05\x06'), end]);
}
