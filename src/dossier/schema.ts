import { z } from 'zod';

const name = z.string().min(1);

/** `dossier.yaml`: what the folder is about. Documents are files under `documents/`. */
export const dossierFileSchema = z.strictObject({
  casus: z.literal(1).optional(),
  id: name.optional(),
  title: name,
  question: z.string().optional(),
  referenceDate: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'a reference date is written 2025-10-20')
    .optional(),
  note: z.string().optional(),
  actors: z
    .record(
      z.string(),
      z.strictObject({
        name,
        aliases: z.array(name).optional(),
        plural: z.boolean().optional(),
        note: z.string().optional(),
      }),
    )
    .default({}),
  documents: z
    .array(
      z.strictObject({
        id: name,
        file: name,
        title: name.optional(),
        date: z.string().optional(),
        source: z.string().optional(),
        sha256: z.string().optional(),
        lang: z.string().optional(),
        note: z.string().optional(),
      }),
    )
    .default([]),
  arrangements: z.array(name).optional(),
});
export type DossierFile = z.infer<typeof dossierFileSchema>;
