import { Tag } from "@/components/ui/tag";

/** The tags beside a name: as many as one line has room for. */
export function AccountTags({ tags }: { tags: readonly string[] }) {
  if (tags.length === 0) return null;
  return (
    <ul aria-label="Tags" title={tags.join(", ")} className="flex h-5 min-w-0 flex-1 flex-wrap gap-1 overflow-hidden">
      {tags.map((tag) => (
        <li key={tag} className="flex max-w-full">
          <Tag className="block! max-w-40 truncate leading-4.5">{tag}</Tag>
        </li>
      ))}
    </ul>
  );
}
