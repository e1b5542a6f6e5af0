namespace Postfix.Ipc;

/// <summary>A peer broke the attribute protocol; the message is the warning to log.</summary>
public sealed class AttributeException : IOException
{
    /// <param name="message">What was wrong, as it is logged.</param>
    public AttributeException(string message)
        : base(message)
    {
    }
}
