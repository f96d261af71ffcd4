/** Work that may never end. */

/** True where it succeeds within `seconds`; false where it fails, says false, or is late. */
export async function withTimeout(work: Promise<unknown>, seconds: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, seconds * 1000, false);
  });
  const success = work.then(
    (value) => value !== false,
    () => false,
  );
  try {
    return await Promise.race([success, late]);
  } finally {
    clearTimeout(timer);
  }
}
