namespace Postfix.Postcat;

/// <summary>Parts of a message that are shown.</summary>
[Flags]
internal enum PrintedParts
{
    /// <summary>None were asked for, which means all.</summary>
    None = 0,

    /// <summary>Everything but the message text, and the headings between the parts.</summary>
    Envelope = 1,

    /// <summary>The message text up to the first line that is no header.</summary>
    Header = 2,

    /// <summary>The rest of the message text.</summary>
    Body = 4,

    /// <summary>All of it.</summary>
    All = Envelope | Header | Body,
}
