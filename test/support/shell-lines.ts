/**
 * The commands of a shell block, one after another, as lists of words: comments are left out, `&&` parts two
 * commands, quotation marks keep spaces. Knows nothing else of a shell.
 */
export function shellCommands(text: string): string[][] {
  return text
    .split('\n')
    .flatMap((line) => line.replace(/(^|\s)#.*$/, '').split('&&'))
    .map((command) => Array.from(command.matchAll(/"([^"]*)"|\S+/g), ([word, quoted]) => quoted ?? word))
    .filter((words) => words.length > 0)
}
