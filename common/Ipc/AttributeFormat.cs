namespace Postfix.Ipc;

/// <summary>The encodings of attribute lists (contract: attributes.md, sections 3 and 4).</summary>
public enum AttributeFormat
{
    /// <summary>"attr0": name NUL value NUL, an empty name ends the list. All services but those below.</summary>
    NullTerminated,

    /// <summary>"plain": name=value lines, an empty line ends the list. anvil, policy delegation, scache properties.</summary>
    Plain,
}
