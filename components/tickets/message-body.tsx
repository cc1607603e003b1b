"use client";

import { clsx } from "clsx";
import { useTheme } from "next-themes";
import { type ReactNode, useMemo } from "react";
import { useIsHydrated } from "@/components/ui/use-is-hydrated";
import { messageDocument, messageFont } from "./message-document";
import { messageOutline, type OutlineBlock, usualPictureHeight } from "./message-outline";

interface MessageBodyProps {
  /** Sanitised on the server. */
  html: string;
  /** Accessible name of the frame. */
  title: string;
  /** Where the same message comes from with its remote images; null = it is shown without. */
  imagesHref: string | null;
  /** Remote images that it then has. */
  remoteImages: number;
}

/**
 * What a customer wrote, in a frame without scripts and without our origin. Such a frame cannot say how high its
 * document is, so an unseen outline of the same words gives it its height; what is left out of that scrolls.
 */
export function MessageBody({ html, title, imagesHref, remoteImages }: MessageBodyProps) {
  const isHydrated = useIsHydrated();
  const { resolvedTheme } = useTheme();
  const theme = resolvedTheme === "dark" ? "dark" : "light";
  const outline = useMemo(() => messageOutline(html), [html]);
  const document = useMemo(() => messageDocument(html, theme), [html, theme]);
  return (
    <div className="relative">
      <MessageOutline blocks={outline}>
        {/* How high they are is known once they are there, and then only in the frame: it scrolls. */}
        {imagesHref && <div style={{ height: remoteImages * usualPictureHeight }} />}
      </MessageOutline>
      {/* The theme is known in the browser only. */}
      {isHydrated && (
        <iframe
          // Another frame: one that loses its document for an address may stay empty in Chromium.
          key={imagesHref}
          title={title}
          {...(imagesHref ? { src: `${imagesHref}?theme=${theme}` } : { srcDoc: document })}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
          loading="lazy"
          className="absolute inset-0 size-full rounded-tag"
          style={{ colorScheme: theme }}
        />
      )}
    </div>
  );
}

function MessageOutline({ blocks, children }: { blocks: OutlineBlock[]; children: ReactNode }) {
  return (
    <div
      aria-hidden
      style={{ fontFamily: messageFont }}
      className="wrap-anywhere invisible max-h-160 min-h-5.5 select-none overflow-hidden pb-0.5 text-14 leading-5.5"
    >
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a message never changes
        <MessageBlock key={index} block={block} />
      ))}
      {children}
    </div>
  );
}

function MessageBlock({ block }: { block: OutlineBlock }) {
  if (block.kind === "rule") return <div className="mb-2 h-px" />;
  if (block.kind === "picture") {
    return <div style={{ width: block.width ?? undefined, height: block.height }} className="max-w-full" />;
  }
  const { text, indent, isBold, isRow, hasGap } = block;
  return (
    <div
      style={{ paddingLeft: `${indent * 1.5}rem` }}
      className={clsx("whitespace-pre-wrap", isBold && "font-semibold", isRow && "py-0.5", hasGap && "mb-2")}
    >
      {text}
    </div>
  );
}
