/** A loss that compares the rows of a batch, where several processes share the batch. */

import type { LossEntry } from '../../losses/types';

interface GatheredLoss {
  /** For the script's imports; each ends with its newline. */
  readonly imports: string;
  /** A class for the script, or empty. */
  readonly definition: string;
  /** Arguments of the loss. */
  readonly arguments: readonly string[];
  /** Changes `loss`, or empty. */
  readonly lines: string;
}

const none: GatheredLoss = { imports: '', definition: '', arguments: [], lines: '' };

/** What makes the loss of several processes that of one with the same batch. */
export function gatheredLoss({ acrossProcesses }: LossEntry): GatheredLoss {
  switch (acrossProcesses) {
    case 'mean':
      return none;
    case 'option':
      return { ...none, arguments: ['gather_across_devices=processes > 1'] };
    case 'script':
      return {
        imports: 'from sentence_transformers.util.distributed import all_gather, all_gather_with_grad\n',
        definition: gathered,
        arguments: [],
        lines: 'if processes > 1:\n    loss = Gathered(loss)\n',
      };
  }
}

/**
 * Gathering passes each embedding the sum of the processes' gradients, and DistributedDataParallel takes the mean of the
 * weights' ones: together they give the gradient of one process.
 */
const gathered = `class Gathered(torch.nn.Module):
    """A loss that compares the rows of a batch with each other, on those of all processes."""

    def __init__(self, loss):
        super().__init__()
        self.loss, self.model = loss, loss.model

    def forward(self, sentence_features, labels):
        columns = [self.model(column)["sentence_embedding"] for column in sentence_features]
        embeddings = [all_gather_with_grad(column) for column in columns]
        if hasattr(self.loss, "calculate_loss"):  # MegaBatchMarginLoss, without its mini-batches
            return self.loss.calculate_loss([[column] for column in embeddings])
        return self.loss.compute_loss_from_embeddings(embeddings, labels if labels is None else all_gather(labels))


`;
