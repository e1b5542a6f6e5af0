using Postfix.Mail;
using Postfix.Text;

namespace Postfix.Cleanup;

/// <summary>The text that a content check matched, and what it is.</summary>
/// <param name="Name">"header", "body" or "content", for the log.</param>
/// <param name="Text">The header or line.</param>
/// <param name="MapName">Name of the parameter with the table.</param>
/// <param name="Prepend">Writes text before the header or line.</param>
internal readonly record struct CheckContext(string Name, string Text, string MapName, Action<string> Prepend)
{
    public const string Header = "header";
    public const string Body = "body";
    public const string Content = "content";

    /// <summary>Whether this may stand in the place of the text: a header must be one.</summary>
    public bool Accepts(string text) => Name != Header || HeaderName.NameLength(ByteText.ToBytes(text)) > 0;
}
