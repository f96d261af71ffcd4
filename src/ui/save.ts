/** Saves a blob as a file through a link, which works in every browser. */

export function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser reads the blob after the click: the address must outlive that.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
