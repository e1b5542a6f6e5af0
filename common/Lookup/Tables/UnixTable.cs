using Postfix.Posix;

namespace Postfix.Lookup.Tables;

/// <summary>unix:passwd.byname and unix:group.byname answer with lines of the system's user and group databases.</summary>
internal sealed class UnixTable(Func<string, string?> findLine) : SimpleTable(TableFlags.FixedKeys)
{
    public static readonly TableType Type = new("unix", Open);

    public override LookupResult Find(string key)
    {
        try
        {
            return findLine(key) is { } line ? LookupResult.Found(line) : LookupResult.NotFound;
        }
        catch (PosixException problem)
        {
            return LookupResult.Failed(problem.Message);
        }
    }

    private static UnixTable Open(TableRequest request)
    {
        request.RequireReadOnly();
        return request.Name switch
        {
            "passwd.byname" => new UnixTable(UserLine),
            "group.byname" => new UnixTable(GroupLine),
            _ => throw new TableException($"unknown table: {request.Spec}"),
        };
    }

    private static string? UserLine(string name) =>
        Users.Find(name) is { } user ? $"{user.Name}:{user.Password}:{user.Uid}:{user.Gid}:{user.Gecos}:{user.Home}:{user.Shell}" : null;

    private static string? GroupLine(string name) =>
        Groups.Find(name) is { } group ? $"{group.Name}:{group.Password}:{group.Gid}:{string.Join(',', group.Members)}" : null;
}
