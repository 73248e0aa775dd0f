"""A schema as Label Studio has it, its labelling configuration, both ways.

writer    from a schema to the configuration
reader    from a configuration to a schema; document types, and so entities of XML, are refused
"""

from labels.schema.label_studio.reader import Config, schema_from_config
from labels.schema.label_studio.writer import ENTITIES, EVENTS, TEXT, configuration

__all__ = ["ENTITIES", "EVENTS", "TEXT", "Config", "configuration", "schema_from_config"]
