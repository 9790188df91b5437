/**
 * A reader that has seen enough, such as `| head`, is no failure: the command does its work to the end, and only its
 * words get lost.
 */
export function bearClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }
}
