/** A thread that prints a board and ends; `print-board.ts` has it started and takes its time. */
import { type MessagePort, workerData } from 'node:worker_threads'
import { type PaperBoard, renderBoard } from './render-board.ts'

const given = workerData as { board: PaperBoard; answer: MessagePort }
given.answer.postMessage(await renderBoard(given.board))
