/** What stands in the margins of each page; '' for nothing. */
export interface MarginTexts {
  left: string
  right: string
  foot: string
  hasNumber: boolean
}
