namespace Postfix.Smtpd.Session;

/// <summary>What was said in a session, for the notice to the postmaster.</summary>
internal sealed class Transcript
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public void AddInput(string line) => _lines.Add("In:  " + line);

    public void AddOutput(string line) => _lines.Add("Out: " + line);

    public void Clear() => _lines.Clear();
}
