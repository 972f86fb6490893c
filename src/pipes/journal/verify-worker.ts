/** A thread that helps to verify a journal: `verify-crew.ts` starts it. */
import { parentPort } from 'node:worker_threads'
import { answerVerifyWishes } from './answer-verify-wishes.ts'

if (parentPort !== null) answerVerifyWishes(parentPort)
