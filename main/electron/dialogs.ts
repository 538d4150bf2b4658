import { exportFiles, type ExportUnit, type ExportWish } from '../../core/export/wish.ts'
import { LecternError } from '../app/errors.ts'
import type { DialogLike, WindowLike } from './surface.ts'

/** The questions this shell asks, always over the presenter window: the room must not read them. */
export interface Dialogs {
  /** Absolute path of the chosen folder; null when the lecturer changed their mind. */
  chooseLecture(): Promise<string | null>
  /** Absolute path for the file; null when the lecturer changed their mind. */
  chooseTarget(title: string, wish: ExportWish): Promise<string | null>
  confirmEnd(): Promise<boolean>
  confirmSwitch(): Promise<boolean>
  confirmLink(address: string): Promise<boolean>
  /** Resolves with whether to try again. */
  askAfterFailure(page: string): Promise<boolean>
  /** Resolves with whether to show the file in its folder. */
  tellExported(path: string, count: number, unit: ExportUnit): Promise<boolean>
  tellFailure(what: string, error: unknown): Promise<void>
}

export function createDialogs(dialog: DialogLike, parent: WindowLike): Dialogs {
  /** Resolves with whether the first button was chosen; closing the dialog is the second. */
  const ask = async (question: {
    message: string
    detail: string
    yes: string
    no: string
    safe: 'yes' | 'no'
  }) => {
    const { response } = await dialog.showMessageBox(parent, {
      type: 'question',
      message: question.message,
      detail: question.detail,
      buttons: [question.yes, question.no],
      defaultId: question.safe === 'yes' ? 0 : 1,
      cancelId: 1,
      noLink: true,
    })
    return response === 0
  }
  return {
    async chooseLecture() {
      const { canceled, filePaths } = await dialog.showOpenDialog(parent, {
        title: 'Open lecture',
        message: 'Choose the folder that contains slides and speaker-notes.',
        properties: ['openDirectory'],
      })
      return canceled ? null : (filePaths[0] ?? null)
    },
    async chooseTarget(title, wish) {
      const { ending, name } = exportFiles[wish.type]
      const kind = wish.type === 'pdf' ? (wish.pdf.kind ?? 'slides') : 'slides'
      const { canceled, filePath } = await dialog.showSaveDialog(parent, {
        title: `Export: ${name}`,
        defaultPath: `${fileName(kind === 'slides' ? title : `${title} (${kind})`)}.${ending}`,
        filters: [{ name, extensions: [ending] }],
      })
      return canceled || filePath === '' ? null : filePath
    },
    confirmEnd: () =>
      ask({
        message: 'End the lecture?',
        detail: 'The clock is running. Both windows will be closed.',
        yes: 'End lecture',
        no: 'Continue',
        safe: 'no',
      }),
    confirmSwitch: () =>
      ask({
        message: 'Open another lecture?',
        detail: 'The clock is running. The audience will see the other lecture.',
        yes: 'Open',
        no: 'Continue this lecture',
        safe: 'no',
      }),
    confirmLink: (address) =>
      ask({
        message: 'Open this link outside Lectern?',
        detail: address,
        yes: 'Open link',
        no: 'Cancel',
        safe: 'no',
      }),
    askAfterFailure: (page) =>
      ask({
        message: `The ${page} page keeps failing.`,
        detail: 'It was restarted several times within a minute. The lecture itself is not lost.',
        yes: 'Try again',
        no: 'Leave it',
        safe: 'yes',
      }),
    tellExported: (path, count, unit) =>
      ask({
        message: count === 1 ? `One ${unit} was exported.` : `${count} ${unit}s were exported.`,
        detail: path,
        yes: 'Show in folder',
        no: 'Close',
        safe: 'no',
      }),
    async tellFailure(what, error) {
      if (parent.isDestroyed()) return
      const { message, remedy } = describe(error)
      await dialog.showMessageBox(parent, {
        type: 'error',
        message: what,
        detail: remedy === '' ? message : `${message}\n\n${remedy}`,
        buttons: ['OK'],
      })
    },
  }
}

/** In words, never a stack trace. */
export function describe(error: unknown): { message: string; remedy: string } {
  if (error instanceof LecternError) return { message: error.message, remedy: error.remedy }
  return { message: error instanceof Error ? error.message : String(error), remedy: '' }
}

/** A title as a file name that every system accepts; `lecture` when nothing of it is left. */
export function fileName(title: string): string {
  const name = title
    // oxlint-disable-next-line no-control-regex
    .replace(/[<>:"/\\|?*\u0000-\u001f]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+|\.+$/g, '')
    .slice(0, 100)
    .trim()
  return name === '' ? 'lecture' : name
}
