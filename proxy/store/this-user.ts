/** The number of the user that this process runs as; null on Windows, which has no such rights: there the folder's own list decides. */
export function thisUser(): number | null {
  return process.getuid?.() ?? null;
}
