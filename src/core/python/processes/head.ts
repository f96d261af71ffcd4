/** A loss with weights of its own, which neither DistributedDataParallel nor the trainer's checkpoints know. */

import type { LossEntry } from '../../losses/types';

interface HeadLines {
  /** Sets `head` from `loss`, and defines the trainer's class. */
  readonly definition: string;
  /** The trainer's class. */
  readonly trainer: string;
}

/** @param trainer the trainer's class without a head */
export function headLines({ trainsHead }: LossEntry, trainer: string): HeadLines {
  if (trainsHead !== true) return { definition: '', trainer };
  return { definition: definition(trainer), trainer: 'HeadTrainer' };
}

const definition = (trainer: string) => `

def mean_of_processes(gradient):
    """What DistributedDataParallel does with the gradients of the model."""
    gradient = gradient.clone()
    torch.distributed.all_reduce(gradient)
    return gradient / processes


class HeadTrainer(${trainer}):
    """Its checkpoints have the loss's own weights, too."""

    def _save(self, output_dir=None, state_dict=None):
        super()._save(output_dir, state_dict)
        torch.save([weight.detach() for weight in head], os.path.join(output_dir or self.args.output_dir, "head.pt"))

    def _load_from_checkpoint(self, checkpoint_path):
        super()._load_from_checkpoint(checkpoint_path)
        for weight, kept in zip(head, torch.load(os.path.join(checkpoint_path, "head.pt"))):
            weight.data.copy_(kept)


head = [weight for name, weight in loss.named_parameters() if not name.startswith("model.")]
if processes > 1:
    for weight in head:
        weight.register_hook(mean_of_processes)
`;
