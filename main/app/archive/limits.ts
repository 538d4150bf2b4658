/** Bytes of an archive, and of all its files together. Far above lectures with film, far below a full disk. */
export const MAX_ARCHIVE_BYTES = 1_000_000_000
/** Files of one lecture, the list of them included. */
export const MAX_ARCHIVE_FILES = 20_000
/** Bytes of the list of files. */
export const MAX_MANIFEST_BYTES = 8_000_000
/** Folders within each other, and UTF-16 code units of a path: within what every system takes. */
export const MAX_ARCHIVE_DEPTH = 30
export const MAX_ARCHIVE_PATH = 240
