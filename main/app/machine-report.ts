import { pathToFileURL } from 'node:url'
import { join, relative, sep } from 'node:path'
import { severities } from '../../core/deck/diagnose.ts'
import { diagnosticCodes, helpFor } from '../../core/deck/help.ts'
import type { Diagnostic, Severity } from '../../core/deck/types.ts'

/** Forms of a report that other programs read. */
export const machineFormats = ['json', 'github', 'sarif'] as const
export type MachineFormat = (typeof machineFormats)[number]

export interface MachineReportOptions {
  /** The lecture, absolute. */
  folder: string
  /** Where the command was given, absolute; paths are relative to it where they lie below it. */
  directory: string
  /** Of Lectern. */
  version: string
}

/** The report in one of the forms, without a line break at the end; '' when a form has nothing to say. */
export function machineReport(
  format: MachineFormat,
  diagnostics: readonly Diagnostic[],
  options: MachineReportOptions,
): string {
  switch (format) {
    case 'json':
      return JSON.stringify({ folder: options.folder, diagnostics: diagnostics.map(withHelp) }, null, 2)
    case 'github':
      return diagnostics.map((diagnostic) => annotation(diagnostic, options)).join('\n')
    case 'sarif':
      return JSON.stringify(sarif(diagnostics, options), null, 2)
  }
}

function withHelp(diagnostic: Diagnostic): Diagnostic & { help: string | undefined } {
  return { ...diagnostic, help: helpFor(diagnostic.code) }
}

const commands: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'notice' }

/** A workflow command of GitHub Actions, which shows the message beside the line in a pull request. */
function annotation(diagnostic: Diagnostic, options: MachineReportOptions): string {
  const { code, severity, file, line, column, reason, hint } = diagnostic
  const place = { file: pathTo(file, options).path, line: String(line), col: String(column), title: code }
  const properties = Object.entries(place).map(([name, value]) => `${name}=${escapeProperty(value)}`)
  const message = [reason, hint, helpFor(code)].filter(Boolean).join('\n')
  return `::${commands[severity]} ${properties.join(',')}::${escapeData(message)}`
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' }

/** SARIF 2.1.0, as code scanning services read it. */
function sarif(diagnostics: readonly Diagnostic[], options: MachineReportOptions) {
  const rules = diagnosticCodes.map((code) => ({
    id: code,
    shortDescription: { text: sentence(code) },
    help: { text: `See ${helpFor(code)}` },
    defaultConfiguration: { level: levels[severities[code]] },
  }))
  const driver = { name: 'Lectern', version: options.version, rules }
  const results = diagnostics.map((diagnostic) => ({
    ruleId: diagnostic.code,
    ruleIndex: diagnosticCodes.indexOf(diagnostic.code),
    level: levels[diagnostic.severity],
    message: { text: [diagnostic.reason, diagnostic.hint].filter(Boolean).join(' ') },
    locations: [location(diagnostic, options)],
  }))
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  }
}

function location({ file, line, column }: Diagnostic, options: MachineReportOptions) {
  const { uri } = pathTo(file, options)
  const region = { startLine: line, startColumn: column }
  return { physicalLocation: { artifactLocation: { uri }, region } }
}

/** `citation-unknown` -> `Citation unknown` */
function sentence(code: string): string {
  const words = code.replaceAll('-', ' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Relative to the directory, with `/`, as both services want it; absolute where the lecture lies elsewhere. */
function pathTo(file: string, { folder, directory }: MachineReportOptions): { path: string; uri: string } {
  const absolute = join(folder, file)
  const near = relative(directory, absolute)
  if (near === '..' || near.startsWith(`..${sep}`)) {
    return { path: absolute, uri: pathToFileURL(absolute).href }
  }
  const parts = near.split(sep)
  return { path: parts.join('/') || '.', uri: parts.map(encodeURIComponent).join('/') || '.' }
}
