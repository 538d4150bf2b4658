/** What stands in a list of references: a CSL-JSON record, if it is one, and its offset in the file. */
export interface ReferenceItem {
  value: unknown
  at: number
}
