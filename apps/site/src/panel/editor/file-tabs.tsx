interface Props {
  id: string;
  files: readonly string[];
  chosen: string;
  choose: (file: string) => void;
}

/** Chooses the file that is edited; a single one only shows its name. */
export function FileTabs({ id, files, chosen, choose }: Props) {
  const [only] = files;
  if (files.length === 1) return <p class="file-name">{only}</p>;
  return (
    <div class="file-tabs" role="group" aria-label="Files" id={`${id}-files`}>
      {files.map((file) => (
        <button type="button" key={file} aria-pressed={file === chosen} onClick={() => choose(file)}>
          {file}
        </button>
      ))}
    </div>
  );
}
