import { PDFContext, PDFCrossRefStream, PDFRef } from '@cantoo/pdf-lib'
import { describe, expect, it, vi } from 'vitest'
import { saveInOrder } from '../../main/app/export/quick-save.ts'

/** Numbers of the objects in a table that got them in this order. */
function ordered(numbers: readonly number[]): string {
  const stream = PDFCrossRefStream.create(PDFContext.create().obj({}), false)
  for (const number of numbers) stream.addUncompressedEntry(PDFRef.of(number), number * 10)
  return stream.getContentsString()
}

describe('saving a PDF of many objects', () => {
  it('EX44 objects that come in order are not looked for among those before them', () => {
    saveInOrder()
    const search = vi.spyOn(Array.prototype, 'findIndex')
    ordered([1, 2, 3, 4, 5])
    expect(search).not.toHaveBeenCalled()
  })

  it('EX44 those that come late still find their place', () => {
    saveInOrder()
    expect(ordered([5, 1, 4, 2, 3])).toBe(ordered([1, 2, 3, 4, 5]))
  })
})
