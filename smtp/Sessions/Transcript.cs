namespace Postfix.SmtpClient.Sessions;

/// <summary>What both sides said, for the postmaster; kept only when somebody may want to read it.</summary>
internal sealed class Transcript(bool isWanted)
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public void Sent(string command) => Add("Out: ", command);

    public void Received(string line) => Add("In:  ", line);

    public void Replaced(string line)
    {
        Add("Replaced-by: ", "");
        Add("     ", line);
    }

    private void Add(string direction, string line)
    {
        if (isWanted)
            _lines.Add(direction + line);
    }
}
