/**
 * A thread that reads one question bank and ends. Whatever a file does to the reader, it does it
 * here: `read-bank-apart.ts` starts this and takes its time.
 */
import { type MessagePort, workerData } from 'node:worker_threads'
import { readBank } from './question-bank.ts'

const given = workerData as { bytes: Uint8Array; fileName: string; answer: MessagePort }
// All is loaded: from here on the time is the file's.
given.answer.postMessage('begun')
given.answer.postMessage(readBank(given.bytes, given.fileName))
