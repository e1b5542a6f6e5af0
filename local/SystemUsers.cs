using Postfix.Posix;

namespace Postfix.LocalDelivery;

/// <summary>The system's user database.</summary>
internal sealed class SystemUsers : IUserDirectory
{
    public UserEntry? Find(string name) => Users.Find(name);

    public UserEntry? Find(uint uid) => Users.Find(uid);
}
