import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRef,
  type PDFObject,
  type PDFRawStream,
} from '@cantoo/pdf-lib'

/** By how much the numbers of one document grow where it becomes a part of another. */
export interface Shift {
  /** Of its objects. */
  objects: number
  /** By which pages and links know their place in the tree of parents. */
  keys: number
}

/** Values of a dictionary as they stand in a file, by their keys. */
export type Entries = ReadonlyMap<PDFName, string>

const KEYS = new Set([PDFName.of('StructParents'), PDFName.of('StructParent')])

/**
 * An object as it stands in a file, a character a byte, without its own number. Of a stream its dictionary.
 * @param instead entries that count in place of those of the object, if that is a dictionary
 */
export function textOf(object: PDFObject, shift: Shift, instead?: Entries): string {
  if (object instanceof PDFRef) return `${object.objectNumber + shift.objects} ${object.generationNumber} R`
  if (object instanceof PDFDict) return dictText(object, shift, instead)
  if (object instanceof PDFArray) {
    let text = '['
    for (let index = 0; index < object.size(); index += 1)
      text += (index === 0 ? '' : ' ') + textOf(object.get(index), shift)
    return `${text}]`
  }
  if (isStream(object)) return dictText(object.dict, shift, instead)
  return object.toString()
}

function dictText(dict: PDFDict, shift: Shift, instead?: Entries): string {
  let text = '<<'
  for (const [key, value] of dict.entries())
    if (!instead?.has(key)) text += `${key.toString()} ${valueText(key, value, shift)}`
  for (const [key, value] of instead ?? []) text += `${key.toString()} ${value}`
  return `${text}>>`
}

function valueText(key: PDFName, value: PDFObject, shift: Shift): string {
  if (value instanceof PDFNumber && KEYS.has(key)) return String(value.asNumber() + shift.keys)
  return textOf(value, shift)
}

/** A dictionary's entries as they stand in the file. */
export function entriesOf(dict: PDFDict, shift: Shift): Entries {
  return new Map(dict.entries().map(([key, value]) => [key, valueText(key, value, shift)]))
}

/** A dictionary of these entries. */
export function inBrackets(entries: ReadonlyMap<PDFName | string, string>): string {
  return `<<${[...entries].map(([key, value]) => `${key.toString()} ${value}`).join('')}>>`
}

export function isStream(object: PDFObject | undefined): object is PDFRawStream {
  return object !== undefined && 'dict' in object && 'contents' in object
}
