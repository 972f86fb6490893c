/** English words of a class at a glance. */
import type { glanceFr } from '#browser/catalogue/fr/glance-fr.ts'

const plural = (count: number, one: string, many: string): string => (count === 1 ? one : many)

export const glanceEn: typeof glanceFr = {
  title: 'The class at a glance',
  back: 'My day',
  register: 'Take the register',
  figures: {
    here: 'Here today',
    stuck: 'Stuck',
    silent: 'Silent for days',
    handedIn: 'Copies received',
  },
  ofAll: (p) => `${p.count} of ${p.total}`,
  live: (p) => `Updates by itself. Seen at ${p.time}.`,
  old: (p) => `The server does not answer: this is from ${p.time}.`,
  works: 'The works of these days',
  noWorks: 'No work is open or due today.',
  worksLeftOut: (p) =>
    `${p.count} ${plural(p.count, 'other work, due later', 'other works, due later')}.`,
  due: (p) => `due ${p.when}`,
  noDue: 'no date',
  pupils: 'The pupils, those who need somebody first',
  nobody: 'No pupil in this course.',
  notTheirs: 'not given',
  smallGroups: 'Small groups',
  states: {
    not_opened: 'not opened',
    begun: 'begun',
    to_mark: 'to mark',
    marked: 'marked',
    stuck: 'stuck',
  },
  cell: (p) => `, ${p.work}, of ${p.name}`,
  answered: (p) => `${p.count} of ${p.total} done`,
  again: (p) => `again: ${p.count} of ${p.total}`,
  presence: {
    in: (p) => `here since ${p.time}`,
    here: 'here',
    waiting: 'at the door',
    unseen: 'has not come today',
  },
  silent: (p) => `No news for ${p.count} school days (${p.since})`,
  isReached: 'family reached',
  call: 'Call',
  wrong: (p) => `Work ${p.place}: question ${p.question} wrong ${p.times} times in a row`,
  quiet: (p) => `Work ${p.place}: nothing saved since ${p.time}, at question ${p.question}`,
  quietAtEnd: (p) => `Work ${p.place}: all answered, not handed in, nothing since ${p.time}`,
  waits: (p) => `Waits at the door since ${p.time}`,
  waitsNow: 'Waits at the door',
  missed: (p) =>
    p.many
      ? `Works ${p.places}: not opened, their time is over`
      : `Work ${p.places}: not opened, its time is over`,
  means: 'How is this known?',
  meansStuck:
    'Stuck: the same question is wrong in at least two copies handed in one after the other; or the work is begun and nothing was saved for 10 minutes. After an hour the pupil has left: that is “begun”.',
  meansSilent:
    'No news: at least two school days on which none of their courses knows anything. No news does not mean absent.',
  meansHere: 'Here: the person came into Préau today. It does not say what they do.',
}
