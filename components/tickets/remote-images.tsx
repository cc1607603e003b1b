import { ImageIcon, ImageOff } from "lucide-react";
import { Button } from "@/components/ui/button";
import { useNumber } from "@/components/ui/use-number";
import { hiddenImagesText, shownImagesText } from "./ticket-words";

interface RemoteImagesProps {
  count: number;
  /** Whether they are shown now; null = they cannot be. */
  isShown: boolean | null;
  onShow: (isShown: boolean) => void;
}

/** Says what a message would load from elsewhere. Nothing is loaded before somebody asks for it. */
export function RemoteImages({ count, isShown, onShow }: RemoteImagesProps) {
  const number = useNumber();
  const Icon = isShown ? ImageIcon : ImageOff;
  return (
    <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-12 text-text-2">
      <p className="flex min-w-0 flex-1 basis-60 gap-1.5" role="status">
        <Icon aria-hidden className="mt-px size-3.5 shrink-0" />
        {isShown ? shownImagesText : hiddenImagesText(count, number)}
      </p>
      {isShown !== null && (
        <Button onClick={() => onShow(!isShown)}>{isShown ? "Hide remote images" : "Show remote images"}</Button>
      )}
    </div>
  );
}
