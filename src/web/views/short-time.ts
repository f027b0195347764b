const two = (value: number): string => String(value).padStart(2, '0')

/** 12-26 09:30 in the reader's own time zone. */
export function shortTime(iso: string): string {
  const time = new Date(iso)
  return `${two(time.getMonth() + 1)}-${two(time.getDate())} ${two(time.getHours())}:${two(time.getMinutes())}`
}
