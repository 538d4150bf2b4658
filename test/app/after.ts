import type { Lecture } from '../../main/app/lecture.ts'

/** Does something and waits until the lecture tells of a change for which `when` holds. */
export async function after(
  lecture: Pick<Lecture, 'subscribe'>,
  work: () => Promise<unknown>,
  when: () => boolean = () => true,
): Promise<void> {
  const changed = Promise.withResolvers<void>()
  const stop = lecture.subscribe(() => {
    if (when()) changed.resolve()
  })
  await work()
  await changed.promise
  stop()
}
