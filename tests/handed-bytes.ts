/** Bytes of files that pupils hand in, small and whole enough for what looks at them. */
import { once } from 'node:events'
import { crc32 } from 'node:zlib'
import PDFDocument from 'pdfkit'

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A packed document, or a package of nothing in particular. */
export function packedFile(kind: 'odt' | 'docx' | 'zip'): Buffer {
  switch (kind) {
    case 'odt':
      return pack('mimetype', 'application/vnd.oasis.opendocument.text')
    case 'docx':
      return pack(
        '[Content_Types].xml',
        `<Types><Override PartName="/word/document.xml" ContentType="${word}.main+xml"/></Types>`,
      )
    case 'zip':
      return pack('lisez-moi.txt', 'Bonjour.')
  }
}

/** One file, stored as it is (APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16). */
function pack(name: string, content: string): Buffer {
  const bytes = Buffer.from(content)
  const facts = Buffer.alloc(26)
  facts.writeUInt16LE(20, 0)
  facts.writeUInt32LE(crc32(bytes), 10)
  facts.writeUInt32LE(bytes.length, 14)
  facts.writeUInt32LE(bytes.length, 18)
  facts.writeUInt16LE(name.length, 22)
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), facts, Buffer.from(name), bytes])
  const central = Buffer.concat([
    Buffer.from('PK\x01\x02'),
    Buffer.from([20, 0]),
    facts,
    Buffer.alloc(14),
    Buffer.from(name),
  ])
  const end = Buffer.alloc(18)
  end.writeUInt16LE(1, 4)
  end.writeUInt16LE(1, 6)
  end.writeUInt32LE(central.length, 8)
  end.writeUInt32LE(local.length, 12)
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06'), end])
}

/** An MP4's head, with tracks of these kinds (ISO/IEC 14496-12, 8.4.3). */
export function recordedFile(tracks: readonly string[]): Buffer {
  const boxes = tracks.map((kind) => box('trak', box('mdia', handlerBox(kind))))
  return Buffer.from(box('ftyp', 'isom\0\0\0\0isom') + box('moov', boxes.join('')), 'latin1')
}

const handlerBox = (kind: string): string => box('hdlr', `\0\0\0\0\0\0\0\0${kind}`)

/** Bytes as signs, so that one box goes into another. */
function box(name: string, content: string): string {
  const size = Buffer.alloc(4)
  size.writeUInt32BE(8 + content.length)
  return size.toString('latin1') + name + content
}

/** A page that viewers of PDF open. */
export const smallPdf = Buffer.from(
  `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`,
)

/** Says that it is a PDF, and holds nothing that could be read. */
export const brokenPdf = Buffer.from('%PDF-1.4\nRien de lisible.\n')

/**
 * A PDF as a scanner writes it: one page, black all over, packed as a fax (ITU-T T.6): each row is as the
 * one above, which is a single bit, and the first is white, which this picture calls black.
 */
export const scannedPdf = Buffer.concat([
  Buffer.from(
    `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/Resources<</XObject<</I 5 0 R>>>>>>endobj
4 0 obj<</Length 28>>stream
q 200 0 0 200 0 0 cm /I Do Q
endstream endobj
5 0 obj<</Type/XObject/Subtype/Image/Width 8/Height 8/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/CCITTFaxDecode/DecodeParms<</K -1/Columns 8/Rows 8/BlackIs1 true>>/Length 4>>stream
`,
  ),
  Buffer.from([0xff, 0x00, 0x10, 0x01]),
  Buffer.from('\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
])

/** A PDF as a program writes it, with a page for each text, in letters that it does not bring along. */
export function drawPdf(...texts: readonly string[]): Promise<Buffer> {
  return writePdf(texts, {})
}

/** One that opens with a password alone. */
export function lockPdf(userPassword: string): Promise<Buffer> {
  return writePdf(['Sous clé'], { userPassword })
}

async function writePdf(
  texts: readonly string[],
  lock: { readonly userPassword?: string },
): Promise<Buffer> {
  const doc = new PDFDocument({ size: 'A4', autoFirstPage: false, ...lock })
  const pieces: Buffer[] = []
  doc.on('data', (piece: Buffer) => pieces.push(piece))
  for (const text of texts) {
    doc.addPage().font('Helvetica').fontSize(24).text(text, 72, 120, { width: 450 })
    doc.moveTo(72, 400).lineTo(520, 640).stroke('#2b3a67')
  }
  const ended = once(doc, 'end')
  doc.end()
  await ended
  return Buffer.concat(pieces)
}
