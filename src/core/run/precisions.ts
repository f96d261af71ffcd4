/** The precisions of an ONNX file, by the names that transformers.js gives them (`dtype`). */

export const precisions = ['fp32', 'fp16', 'q8'] as const;
export type Precision = (typeof precisions)[number];

export const isPrecision = (name: string): name is Precision => precisions.some((known) => known === name);
