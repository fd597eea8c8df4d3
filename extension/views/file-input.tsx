import type { RefObject } from 'preact';

interface FileInputProps {
  /** By which a button opens it. */
  readonly chooser: RefObject<HTMLInputElement | null>;
  readonly accept: string;
  readonly take: (file: File) => unknown;
}

/** What a browser chooses a file with, out of sight; the same file can be chosen again. */
export function FileInput({ chooser, accept, take }: FileInputProps) {
  return (
    <input
      ref={chooser}
      hidden
      type="file"
      accept={accept}
      onChange={({ currentTarget }) => {
        const file = currentTarget.files?.[0];
        if (file !== undefined) void take(file);
        currentTarget.value = '';
      }}
    />
  );
}
