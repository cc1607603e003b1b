"use client";

import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { Button } from "./button";
import { Input } from "./input";

/** A secret while it is typed: covered, and uncovered with "Show". Password managers leave it alone. */
export function SecretInput({ className = "", ...props }: Omit<ComponentProps<typeof Input>, "type" | "mono">) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="relative">
      <Input
        mono
        type={shown ? "text" : "password"}
        autoComplete="off"
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        data-1p-ignore
        data-lpignore="true"
        className={`pr-10 phone:pr-12 ${className}`}
        {...props}
      />
      <Button
        variant="ghost"
        size="icon"
        className="absolute! top-0.5 right-0.5 phone:top-0 phone:right-0"
        aria-label={shown ? "Hide" : "Show"}
        disabled={props.disabled}
        onClick={() => setShown(!shown)}
      >
        <Icon aria-hidden />
      </Button>
    </div>
  );
}
