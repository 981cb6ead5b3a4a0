"""`saidwhat models` and `saidwhat prompts`: what there is to choose from."""

from __future__ import annotations

import argparse
import asyncio

from pipeline.config import RULES, model_key


def add_models(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """List the models, or ask one a small question to see that it answers."""
    verb = verbs.add_parser("models", help="list the models; --check NAME asks one a small question, live")
    verb.add_argument("--check", metavar="MODEL", help="a model's name or its TOML file")
    verb.set_defaults(run=_models)


def _models(arguments: argparse.Namespace) -> int:
    from pipeline.llm import available_models, load_settings
    from pipeline.llm.check import check_model

    if arguments.check:
        settings = load_settings(arguments.check)
        call = asyncio.run(check_model(settings, model_key(settings.key_env)))
        took = f"{call.tokens_in} tokens in, {call.tokens_out} out, {call.seconds or 0:.1f} s"
        print(f"{settings.name}: answers as {call.model_answered}, structured output by {call.mode}; {took}")
        return 0
    print(f"{RULES:<12} rules     embedded: no model, no key, no network")
    for name, path in available_models().items():
        settings = load_settings(str(path))
        key = f"key in ${settings.key_env}" if settings.key_env else "no key"
        print(f"{name:<12} {settings.strategy:<9} {settings.model} at {settings.base_url}, {key}")
    return 0


def add_prompts(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """List the prompts with their hashes, show one, or the difference of two."""
    verb = verbs.add_parser("prompts", help="list the prompts with their hashes; --show one, --diff two")
    verb.add_argument("--show", metavar="PROMPT", help="print one, as a model gets it")
    verb.add_argument("--diff", nargs=2, metavar=("OLD", "NEW"), help="print how two differ")
    verb.set_defaults(run=_prompts)


def _prompts(arguments: argparse.Namespace) -> int:
    from pipeline.prompts import diff_prompts, list_prompts, show_prompt

    if arguments.show:
        print(show_prompt(arguments.show))
    elif arguments.diff:
        print(diff_prompts(*arguments.diff))
    else:
        for prompt in list_prompts():
            print(f"{prompt.ref.id:<22} {prompt.ref.hash[:12]}  {prompt.summary}")
    return 0
