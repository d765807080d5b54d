import type { Request } from 'express';
import { z } from 'zod';
import { parse } from './complaint.ts';

const headers = z.object({ 'idempotency-key': z.string().min(1).max(200) });

/** @throws Complaint 400 where the header is missing */
export const idempotencyKeyOf = (request: Request): string => parse(headers, request.headers)['idempotency-key'];
