import type { MessageBoxOptions, OpenDialogOptions, SaveDialogOptions } from 'electron'
import { exportFiles, type ExportTarget, type ExportUnit } from '../../core/export/wish.ts'
import { folderNameFor } from '../../core/template/folder-name.ts'
import { LecternError } from '../app/errors.ts'
import type { DialogLike, WindowLike } from './surface.ts'
import { messageOf } from '../../core/deck/message-of.ts'

/** The questions this shell asks, never over the audience window: the room must not read them. */
export interface Dialogs {
  /** Absolute path of the chosen folder or archive; null when the lecturer changed their mind. */
  chooseLecture(kind: 'folder' | 'archive'): Promise<string | null>
  /**
   * Absolute path of a folder to be made; null when the lecturer changed their mind.
   * @param title that the folder's name is proposed by
   */
  chooseNew(title?: string): Promise<string | null>
  /** Absolute path for the file or the folder; null when the lecturer changed their mind. */
  chooseTarget(title: string, target: ExportTarget): Promise<string | null>
  confirmEnd(): Promise<boolean>
  confirmClose(): Promise<boolean>
  confirmSwitch(): Promise<boolean>
  confirmLink(address: string): Promise<boolean>
  /** Resolves with whether to try again. */
  askAfterFailure(page: string): Promise<boolean>
  /** Resolves with whether to show the file in its folder. */
  tellExported(path: string, count: number, unit: ExportUnit): Promise<boolean>
  tellFailure(what: string, error: unknown): Promise<void>
}

/** @param front the window to ask over; null while there is none */
export function createDialogs(dialog: DialogLike, front: () => WindowLike | null): Dialogs {
  const show = (options: MessageBoxOptions) => {
    const parent = front()
    return parent === null ? dialog.showMessageBox(options) : dialog.showMessageBox(parent, options)
  }
  /** Resolves with whether the first button was chosen; closing the dialog is the second. */
  const ask = async (question: {
    message: string
    detail: string
    yes: string
    no: string
    safe: 'yes' | 'no'
  }) => {
    const { response } = await show({
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
  /** Absolute path; null when the lecturer changed their mind. */
  const save = async (options: SaveDialogOptions) => {
    const parent = front()
    const answer = parent === null ? dialog.showSaveDialog(options) : dialog.showSaveDialog(parent, options)
    const { canceled, filePath } = await answer
    return canceled || filePath === '' ? null : filePath
  }
  return {
    async chooseLecture(kind) {
      const options: OpenDialogOptions =
        kind === 'folder'
          ? {
              title: 'Open lecture',
              message: 'Choose the folder that contains slides and speaker-notes.',
              properties: ['openDirectory'],
            }
          : {
              title: 'Open packed lecture',
              filters: [{ name: 'Lectures', extensions: [exportFiles.archive.ending] }],
              properties: ['openFile'],
            }
      const parent = front()
      const answer = parent === null ? dialog.showOpenDialog(options) : dialog.showOpenDialog(parent, options)
      const { canceled, filePaths } = await answer
      return canceled ? null : (filePaths[0] ?? null)
    },
    async chooseNew(title) {
      return save({
        title: 'New lecture',
        buttonLabel: 'Create',
        nameFieldLabel: 'Name of the folder:',
        defaultPath: title === undefined ? 'New lecture' : folderNameFor(title),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      })
    },
    async chooseTarget(title, { ending, name, isFolder, part }) {
      const proposed = fileName(part === '' ? title : `${title} (${part})`)
      if (isFolder)
        return save({
          title: `Export: ${name}`,
          nameFieldLabel: 'Name of the folder:',
          defaultPath: proposed,
          properties: ['createDirectory', 'showOverwriteConfirmation'],
        })
      return save({
        title: `Export: ${name}`,
        defaultPath: `${proposed}.${ending}`,
        filters: [{ name, extensions: [ending] }],
      })
    },
    confirmEnd: () =>
      ask({
        message: 'End the lecture?',
        detail: 'The lecture is under way. Both windows will be closed.',
        yes: 'End lecture',
        no: 'Continue',
        safe: 'no',
      }),
    confirmClose: () =>
      ask({
        message: 'Close the lecture?',
        detail: 'The lecture is under way. Both windows will be closed.',
        yes: 'Close lecture',
        no: 'Continue',
        safe: 'no',
      }),
    confirmSwitch: () =>
      ask({
        message: 'Open another lecture?',
        detail: 'The lecture is under way. The audience will see the other lecture.',
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
      const { message, remedy } = describe(error)
      await show({
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
  return { message: messageOf(error), remedy: '' }
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
