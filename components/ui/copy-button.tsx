"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "./button";

const saidMs = 2000;

interface CopyButtonProps {
  text: string;
  /** The accessible name, such as "Copy client ID". */
  label: string;
  /** Shows the label beside the icon. */
  withLabel?: boolean;
}

/** Copies a text to the clipboard and says so. */
export function CopyButton({ text, label, withLabel = false }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), saidMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  const Icon = copied ? Check : Copy;
  return (
    <>
      <Button
        variant={withLabel ? "secondary" : "ghost"}
        size={withLabel ? "large" : "icon"}
        aria-label={withLabel ? undefined : label}
        onClick={copy}
      >
        <Icon aria-hidden />
        {withLabel && label}
      </Button>
      <span role="status" className="sr-only">
        {copied && "Copied"}
      </span>
    </>
  );
}
