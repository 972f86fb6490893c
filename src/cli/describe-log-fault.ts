/** A fault of a log in words, French and English. */
import type { PlainWords } from '#engine/config/plain-error.ts'
import type { LogFault } from '#pipes/public-log/log-fault.ts'

export function describeLogFault(fault: LogFault): PlainWords {
  switch (fault.kind) {
    case 'checkpoint_missing':
      return both('il n’y a pas de point de contrôle', 'there is no checkpoint')
    case 'checkpoint_unreadable':
      return both('le point de contrôle est illisible', 'the checkpoint cannot be read')
    case 'checkpoint_signature':
      return both(
        'le point de contrôle n’est pas signé par la clé donnée : il a été modifié, ou c’est une autre clé',
        'the checkpoint is not signed by the given key: it was altered, or it is another key',
      )
    case 'other_log':
      return both(`c’est un autre journal : ${fault.origin}`, `it is another log: ${fault.origin}`)
    case 'rolled_back':
      return both(
        `le journal a été ramené en arrière : il s’arrête à la feuille ${fault.leaf}, il en avait davantage`,
        `the log was put back: it ends at leaf ${fault.leaf}, and had more`,
      )
    case 'forked':
      return both(
        `deux histoires ont été signées : elles se séparent entre les feuilles ${fault.leaf} et ${fault.until}`,
        `two histories were signed: they part between leaves ${fault.leaf} and ${fault.until}`,
      )
    case 'predecessor_forked':
      return both(
        `du journal précédent, deux histoires ont été signées avant la feuille ${fault.until}`,
        `of the log before, two histories were signed before leaf ${fault.until}`,
      )
    case 'rewritten':
      return both(
        `ce qui est là n’est pas ce qui a été signé : réécrit à partir de la feuille ${fault.leaf}, avant la feuille ${fault.until}`,
        `what is there is not what was signed: rewritten from leaf ${fault.leaf}, before leaf ${fault.until}`,
      )
    default:
      return describeFileFault(fault)
  }
}

type FileFault = Extract<LogFault, { file: string }>

function describeFileFault(fault: FileFault): PlainWords {
  const french = `feuille ${fault.leaf}, fichier ${fault.file} : `
  const english = `leaf ${fault.leaf}, file ${fault.file}: `
  const words = wordsOfFile(fault)
  return both(french + words.french, english + words.english)
}

function wordsOfFile(fault: FileFault): PlainWords {
  switch (fault.kind) {
    case 'truncated':
      return both('la fin du journal a été coupée ici', 'the end of the log was cut off here')
    case 'missing':
      return both('le fichier manque', 'the file is missing')
    case 'cut':
      return both('le fichier s’arrête trop tôt', 'the file ends too early')
    case 'too_long':
      return both('le fichier contient plus que prévu', 'the file holds more than it should')
    case 'reordered':
      return both(
        `cette entrée a été déplacée : sa place est la feuille ${fault.belongs}`,
        `this entry was moved: its place is leaf ${fault.belongs}`,
      )
    case 'altered_entry':
      return both('cette entrée a été modifiée', 'this entry was altered')
    case 'predecessor_missing':
      return both(
        'ce journal succède à un autre, et ne dit pas auquel',
        'this log succeeds to another one, and does not say to which',
      )
    case 'predecessor_altered':
      return both(
        'ce qui est dit du journal précédent n’est pas ce qui a été signé',
        'what is said of the log before is not what was signed',
      )
    case 'altered_tile':
      return both(
        'les empreintes de ce fichier ont été modifiées',
        'the hashes in this file were altered',
      )
  }
}

function both(french: string, english: string): PlainWords {
  return { french, english }
}
