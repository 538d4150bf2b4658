import { inflateSync } from 'node:zlib'
import { PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib'
import { describe, expect, it } from 'vitest'
import { inBrackets, textOf } from '../../main/app/export/pdf-text.ts'
import { PdfWriter } from '../../main/app/export/pdf-writer.ts'

/** A writer whose bytes are kept, and how many there were each time. */
function writer() {
  const written: Uint8Array[] = []
  const pdf = new PdfWriter(async (bytes) => void written.push(bytes))
  return { pdf, written, bytes: () => new Uint8Array(Buffer.concat(written)) }
}

/** A document of one empty page, beside whatever else. */
async function endOf(pdf: PdfWriter): Promise<void> {
  const [catalog, pages, page, info] = [pdf.reserve(), pdf.reserve(), pdf.reserve(), pdf.reserve()]
  pdf.put(catalog, `<</Type/Catalog/Pages ${pages} 0 R>>`)
  pdf.put(pages, `<</Type/Pages/Count 1/Kids[${page} 0 R]>>`)
  pdf.put(page, `<</Type/Page/Parent ${pages} 0 R/MediaBox[0 0 960 540]>>`)
  pdf.put(info, '<</Title(Pain)>>')
  await pdf.end(catalog, info)
}

/** The numbers of the objects that stand where the file's own table says, by the number that it says it of. */
function tableOf(bytes: Uint8Array): (number | null)[] {
  const text = Buffer.from(bytes).toString('latin1')
  const streamAt = (at: number) => {
    const [head = '', number, length] =
      /^(\d+) 0 obj\n<<.*?\/Length (\d+).*>>\nstream\n/.exec(text.slice(at, at + 300)) ?? []
    const packed = bytes.subarray(at + head.length, at + head.length + Number(length))
    return { head, number: Number(number), contents: () => inflateSync(packed) }
  }
  const places = streamAt(Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]))
  const width = Number(/\/W\[1 (\d) 2\]/.exec(places.head)?.[1])
  const rows = places.contents()
  const row = (number: number) => {
    const from = number * (3 + width)
    const at = [...rows.subarray(from + 1, from + 1 + width)].reduce((sum, byte) => sum * 256 + byte, 0)
    return { how: rows[from], at, index: rows.readUInt16BE(from + 1 + width) }
  }
  return Array.from({ length: rows.length / (3 + width) }, (_, number) => {
    const { how, at, index } = row(number)
    if (how === 0) return null
    if (how === 1) return streamAt(at).number
    const pack = streamAt(row(at).at)
    return Number(pack.contents().toString('latin1').split(' ')[index * 2])
  })
}

const read = (bytes: Uint8Array) =>
  PDFDocument.load(bytes, { updateMetadata: false, throwOnInvalidObject: true })

describe('a PDF that is written from beginning to end', () => {
  it('EX279 another reader finds every object, of many as of few, and the table says where each is', async () => {
    const { pdf, bytes } = writer()
    const first = pdf.reserve(1000)
    // Some numbers stay free.
    const kindOf = (at: number) => (at % 7 === 3 ? 'none' : at % 5 === 0 ? 'stream' : 'list')
    for (let at = 0; at < 1000; at += 1) {
      if (kindOf(at) === 'stream')
        pdf.putStream(first + at, '<</Length 3>>', new Uint8Array([at % 251, 0, 255]))
      if (kindOf(at) === 'list') pdf.put(first + at, `[${at} (s${at})]`)
      if (at % 300 === 0) await pdf.flush()
    }
    await endOf(pdf)
    const { context } = await read(bytes())
    const found = Array.from({ length: 1000 }, (_, at) => {
      const object = context.lookup(PDFRef.of(first + at))
      return object instanceof PDFRawStream ? [...object.contents] : object?.toString()
    })
    const meant = found.map((_, at) => {
      if (kindOf(at) === 'none') return undefined
      return kindOf(at) === 'stream' ? [at % 251, 0, 255] : `[ ${at} (s${at}) ]`
    })
    expect(found).toEqual(meant)
    expect(tableOf(bytes()).slice(first, first + 1000)).toEqual(
      meant.map((_, at) => (kindOf(at) === 'none' ? null : first + at)),
    )
  })

  it('EX279 the table tells places beyond 16 megabytes', async () => {
    const { pdf, bytes } = writer()
    const large = pdf.reserve()
    pdf.putStream(large, '<</Length 17000000>>', new Uint8Array(17_000_000))
    await endOf(pdf)
    const document = await read(bytes())
    expect(document.getPageCount()).toBe(1)
    expect(document.getTitle()).toBe('Pain')
    expect(tableOf(bytes())[large]).toBe(large)
    expect(tableOf(bytes()).filter((number, at) => number !== null && number !== at)).toEqual([])
  })

  it('EX280 what was handed on is not kept: it comes in pieces, and they are the file', async () => {
    const { pdf, written, bytes } = writer()
    pdf.putStream(pdf.reserve(), '<</Length 4>>', new Uint8Array([1, 2, 3, 4]))
    await pdf.flush()
    expect(written).toHaveLength(1)
    expect(Buffer.from(written[0] ?? []).toString('latin1')).toMatch(
      /^%PDF-1\.7\n[\s\S]*1 0 obj[\s\S]*endobj\n$/,
    )
    await endOf(pdf)
    expect(written.length).toBeGreaterThan(1)
    expect((await read(bytes())).getPageCount()).toBe(1)
  })

  it('EX280 what cannot be handed on is said', async () => {
    const pdf = new PdfWriter(() => Promise.reject(new Error('The disk is full.')))
    await expect(pdf.flush()).rejects.toThrow('full')
  })
})

describe('objects as they stand in a file', () => {
  const text = async (source: string, by = { objects: 10, keys: 5 }) => {
    const { pdf, bytes } = writer()
    const number = pdf.reserve()
    pdf.put(number, source)
    await endOf(pdf)
    const object = (await read(bytes())).context.lookup(PDFRef.of(number))
    if (object === undefined) throw new Error('It is not there.')
    return textOf(object, by)
  }

  it('EX281 references move with their document, wherever they stand; numbers and words stay', async () => {
    expect(await text('[1 0 R [2 0 R <</A 3 0 R/B 3>>] (4 0 R) /N5 true null <0041>]')).toBe(
      '[11 0 R [12 0 R <</A 13 0 R/B 3>>] (4 0 R) /N5 true null <0041>]',
    )
  })

  it('EX281 places in the tree of parents move by their own, and names keep what is escaped in them', async () => {
    expect(await text('<</StructParents 3/StructParent 4/MCID 3/A#20B(\\(x\\))>>')).toBe(
      '<</StructParents 8/StructParent 9/MCID 3/A#20B (\\(x\\))>>',
    )
  })

  it('EX281 entries may be others than those that were read', async () => {
    const dict = (await PDFDocument.create()).context.obj({ P: 1, S: 2 }) as PDFDict
    const instead = new Map([[PDFName.of('P'), '7 0 R']])
    expect(textOf(dict, { objects: 0, keys: 0 }, instead)).toBe('<</S 2/P 7 0 R>>')
    expect(inBrackets(instead)).toBe('<</P 7 0 R>>')
  })
})
