import type { Attributes } from '../deck/attributes.ts'

/** Whether attributes say `.fragment`: a class that Lectern keeps to itself, and so no class to its parser. */
export function isStepped({ problems }: Attributes): boolean {
  return problems.some(({ text }) => text === '.fragment')
}
