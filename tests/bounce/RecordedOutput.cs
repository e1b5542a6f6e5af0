using Postfix.Mail;
using Postfix.Text;

namespace Postfix.BounceServer.Tests;

/// <summary>Keeps a notification as text; pieces of lines are joined.</summary>
internal sealed class RecordedOutput : INotificationOutput
{
    private readonly List<string> _lines = [];
    private string _pending = "";

    public IReadOnlyList<string> Lines => _lines;

    public string Text => string.Join('\n', _lines);

    public void Line(string text) => _lines.Add(text);

    public void Content(RecordType type, ReadOnlySpan<byte> data)
    {
        _pending += ByteText.FromBytes(data);
        if (type != RecordType.Line)
            return;
        _lines.Add(_pending);
        _pending = "";
    }
}
