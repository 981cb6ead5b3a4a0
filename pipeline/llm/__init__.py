"""Language models behind one protocol: live, replayed and scripted; the only importer of openai and instructor."""

from pipeline.llm.batch import Batches
from pipeline.llm.budget import Budget
from pipeline.llm.check import check_model
from pipeline.llm.ledger import Ledger
from pipeline.llm.model import AnswerStore, Model, Transport, request_key
from pipeline.llm.scripted import Scripted
from pipeline.llm.settings import Decoding, ModelSettings, available_models, load_settings

__all__ = [
    "AnswerStore",
    "Batches",
    "Budget",
    "Decoding",
    "Ledger",
    "Model",
    "ModelSettings",
    "Scripted",
    "Transport",
    "available_models",
    "check_model",
    "load_settings",
    "request_key",
]
